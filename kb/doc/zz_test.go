package doc
import ("testing";"fmt";"time";"strings")
func TestZZ(t *testing.T){
 N:=512<<10
 for _,u:=range []string{"[","*a_","<","> ","`","``a","![","[a](","- ","  - a\n","|a","a|b\n|-|-|\n","[x]: https://a.example\n","&","\\","{#","# a {#b","<a ","<!--","*a **b ","1. a\n","**x* ", "[a][b]", "~~~\n", "\t", "_a*", "](", "a\n\n", "{{"} {
  s:=strings.Repeat(strings.Repeat(u,(15<<10)/len(u))+"\n\n",N>>14)
  st:=time.Now(); done:=make(chan bool)
  go func(){ b,_:=Parse("x",[]byte(s),1); _ = Markdown(b); done<-true}()
  select { case <-done: if d:=time.Since(st); d>300*time.Millisecond {fmt.Printf("%q %v\n",u,d)}
  case <-time.After(20*time.Second): fmt.Printf("%q TIMEOUT\n",u) }
 }
}
