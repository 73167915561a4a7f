package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"

	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
	nu "k8s.io/utils/net"
)

func fam(ip net.IP) string { f := nu.IPFamilyOf(ip); return "IPv" + string(f) }
func sets(l field.ErrorList) string {
	if len(l) == 0 { return "ok" }
	switch l[0].Detail {
	case "must not have leading 0s", "must not have leading 0s in IP or prefix length": return "zeros"
	case "must not be an IPv4-mapped IPv6 address", "must not have an IPv4-mapped IPv6 address": return "mapped"
	case "must not have bits set beyond the prefix length": return "host-bits"
	}
	if len(l[0].Detail) > 20 && l[0].Detail[:20] == "must be in canonical" { return "not-canonical" }
	return "bad"
}
func cidr(ip net.IP, n *net.IPNet, err error) any {
	if err != nil { return nil }
	ones, bits := n.Mask.Size()
	return []any{ip.String(), fam(ip), n.String(), fam(n.IP), ones, bits}
}
func main() {
	p := field.NewPath("x")
	sc := bufio.NewScanner(os.Stdin)
	rows := []any{}
	for sc.Scan() {
		var s string
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil { panic(err) }
		var sl, g any
		if ip := nu.ParseIPSloppy(s); ip != nil { sl = []any{ip.String(), fam(ip)} }
		if ip := net.ParseIP(s); ip != nil { g = []any{ip.String(), fam(ip)} }
		rows = append(rows, []any{s, sl, g,
			sets(validation.IsValidIPForLegacyField(p, s, true, nil)), sets(validation.IsValidIP(p, s)),
			cidr(nu.ParseCIDRSloppy(s)), cidr(net.ParseCIDR(s)),
			sets(validation.IsValidCIDRForLegacyField(p, s, true, nil)), sets(validation.IsValidCIDR(p, s))})
	}
	b := []string{}
	for _, r := range rows { j, _ := json.Marshal(r); b = append(b, string(j)) }
	for i, l := range b { sep := ","; if i == len(b)-1 { sep = "" }; fmt.Println("    " + l + sep) }
}
