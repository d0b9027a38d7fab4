package kb

// vague holds what servers and people say of any failed call. Alone it names no
// cause.
var vague = map[string]bool{
	" invalid token ": true, " invalid access token ": true, " access token is invalid ": true, " token is invalid ": true, " the token is invalid ": true,
	" access denied ": true, " access is denied ": true, " permission denied ": true, " not authorized ": true, " unauthorized ": true, " forbidden ": true,
	" authentication failed ": true, " authentication error ": true, " authentication required ": true, " authorization failed ": true, " authorization required ": true,
	" login failed ": true, " bad request ": true, " invalid request ": true, " invalid credentials ": true, " request failed ": true,
	" 401 unauthorized ": true, " 403 forbidden ": true, " 400 bad request ": true, " status code 401 ": true, " status code 403 ": true, " status code 400 ": true,
	" request failed with status code 401 ": true, " request failed with status code 403 ": true, " request failed with status code 400 ": true,
	" error 401 ": true, " error 403 ": true, " http 401 ": true, " http 403 ": true, " does not work ": true, " doesnt work ": true, " not working ": true,
}

// allVague tells whether no phrase says more than that a call failed.
func allVague(phrases [][]string) bool {
	for _, segs := range phrases {
		for _, s := range segs {
			if !vague[s] {
				return false
			}
		}
	}
	return len(phrases) > 0
}
