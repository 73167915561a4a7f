package main

import (
	"fmt"
	"net"
	"sort"
	"strings"

	"go.universe.tf/metallb/internal/allocator"
	"go.universe.tf/metallb/internal/allocator/k8salloc"
	"go.universe.tf/metallb/internal/config"
	"go.universe.tf/metallb/internal/ipfamily"
	corev1 "k8s.io/api/core/v1"
)

const (
	pools     = "address-pool"
	addresses = "loadBalancerIPs"
	sharing   = "allow-shared-ip"
)

// The controller meets Services in no order of its own; those with the least choice come first here.
func allocate(known *config.Pools, services []corev1.Service) error {
	ips := allocator.New(func(string) {})
	ips.SetPools(known)
	sort.SliceStable(services, func(i, j int) bool { return freedom(services[i]) < freedom(services[j]) })
	for index := range services {
		svc := asServed(services[index])
		if svc.Spec.Type != corev1.ServiceTypeLoadBalancer || svc.Spec.LoadBalancerClass != nil || len(known.ByName) == 0 {
			continue
		}
		if err := allocateOne(ips, svc); err != nil {
			return fmt.Errorf("service %s: %w", svc.Name, err)
		}
	}
	return nil
}

func freedom(svc corev1.Service) int {
	if svc.Spec.LoadBalancerIP != "" || annotation(svc, addresses) != "" {
		return 0
	}
	if annotation(svc, pools) != "" {
		return 1
	}
	return 2
}

// As controller/service.go allocateIPs goes about it, with the real allocator.
func allocateOne(ips *allocator.Allocator, svc *corev1.Service) error {
	key := svc.Namespace + "/" + svc.Name
	ports, sharingKey, backend := k8salloc.Ports(svc), annotation(*svc, sharing), k8salloc.BackendKey(svc)
	family, err := ipfamily.ForService(svc)
	if err != nil {
		return err
	}
	desired, desiredFamily, err := wanted(*svc)
	if err != nil {
		return err
	}
	pool := annotation(*svc, pools)
	if len(desired) > 0 {
		if family != desiredFamily {
			return fmt.Errorf("requested loadBalancer IP(s) %q does not match the ipFamily of the service", desired)
		}
		if err := ips.Assign(key, svc, desired, ports, sharingKey, backend); err != nil {
			return err
		}
		if pool != "" && ips.Pool(key) != pool {
			return fmt.Errorf("requested loadBalancer IP(s) %q is not compatible with requested address pool %s", desired, pool)
		}
		return nil
	}
	if pool != "" {
		_, err := ips.AllocateFromPool(key, svc, family, pool, ports, sharingKey, backend)
		return err
	}
	_, err = ips.Allocate(key, svc, family, ports, sharingKey, backend)
	return err
}

func wanted(svc corev1.Service) ([]net.IP, ipfamily.Family, error) {
	text, field := annotation(svc, addresses), svc.Spec.LoadBalancerIP
	if text != "" && field != "" {
		return nil, "", fmt.Errorf("service can not have both the annotation and spec.loadBalancerIP")
	}
	if text == "" && field == "" {
		return nil, "", nil
	}
	texts := []string{field}
	if text != "" {
		texts = strings.Split(text, ",")
		for index := range texts {
			texts[index] = strings.TrimSpace(texts[index])
		}
	}
	var ips []net.IP
	for _, one := range texts {
		ip := net.ParseIP(one)
		if ip == nil {
			return nil, "", fmt.Errorf("invalid loadBalancerIPs: %q", one)
		}
		ips = append(ips, ip)
	}
	family, err := ipfamily.ForAddressesIPs(ips)
	return ips, family, err
}

func annotation(svc corev1.Service, name string) string {
	if value, ok := svc.Annotations["metallb.io/"+name]; ok {
		return value
	}
	return svc.Annotations["metallb.universe.tf/"+name]
}

// What kube-apiserver of a dual-stack cluster, IPv4 first, makes of it.
func asServed(svc corev1.Service) *corev1.Service {
	if svc.Namespace == "" {
		svc.Namespace = "default"
	}
	for index, port := range svc.Spec.Ports {
		if port.Protocol == "" {
			svc.Spec.Ports[index].Protocol = corev1.ProtocolTCP
		}
	}
	if len(svc.Spec.IPFamilies) == 0 {
		svc.Spec.IPFamilies = []corev1.IPFamily{corev1.IPv4Protocol}
	}
	policy := svc.Spec.IPFamilyPolicy
	if policy != nil && *policy != corev1.IPFamilyPolicySingleStack && len(svc.Spec.IPFamilies) == 1 {
		other := map[corev1.IPFamily]corev1.IPFamily{corev1.IPv4Protocol: corev1.IPv6Protocol, corev1.IPv6Protocol: corev1.IPv4Protocol}
		svc.Spec.IPFamilies = append(svc.Spec.IPFamilies, other[svc.Spec.IPFamilies[0]])
	}
	svc.Spec.ClusterIPs = nil
	for index, family := range svc.Spec.IPFamilies {
		svc.Spec.ClusterIPs = append(svc.Spec.ClusterIPs, map[corev1.IPFamily]string{
			corev1.IPv4Protocol: fmt.Sprintf("10.96.1.%d", index+1),
			corev1.IPv6Protocol: fmt.Sprintf("fd00:10:96::%d", index+1),
		}[family])
	}
	return &svc
}
