//go:build servicecidr

package main

import networkingv1 "k8s.io/api/networking/v1"

func init() {
	group := "networking.k8s.io/v1"
	kinds[group] = append(kinds[group], networkingv1.ServiceCIDR{}, networkingv1.IPAddress{})
}
