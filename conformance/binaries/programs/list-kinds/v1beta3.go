//go:build v1beta3

package main

import "k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta3"

func init() {
	kinds["kubeadm.k8s.io/v1beta3"] = []any{
		v1beta3.InitConfiguration{}, v1beta3.ClusterConfiguration{}, v1beta3.JoinConfiguration{},
	}
}
