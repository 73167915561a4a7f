//go:build v1beta4

package main

import "k8s.io/kubernetes/cmd/kubeadm/app/apis/kubeadm/v1beta4"

func init() {
	kinds["kubeadm.k8s.io/v1beta4"] = []any{
		v1beta4.InitConfiguration{}, v1beta4.ClusterConfiguration{}, v1beta4.JoinConfiguration{},
		v1beta4.ResetConfiguration{}, v1beta4.UpgradeConfiguration{},
	}
}
