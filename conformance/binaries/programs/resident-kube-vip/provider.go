package main

import (
	"context"
	_ "unsafe" // for go:linkname

	_ "github.com/kube-vip/kube-vip-cloud-provider/pkg/provider"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/kubernetes"
)

// The provider exports nothing that takes another client than that of a real cluster.
//
//go:linkname syncLoadBalancer github.com/kube-vip/kube-vip-cloud-provider/pkg/provider.syncLoadBalancer
func syncLoadBalancer(ctx context.Context, client kubernetes.Interface, service *corev1.Service, configMap, namespace string) (*corev1.LoadBalancerStatus, error)
