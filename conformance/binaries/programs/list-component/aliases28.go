//go:build kube_controller_manager && minor28

package main

import "k8s.io/kubernetes/cmd/kube-controller-manager/names"

func aliases() map[string]string { return names.KCMControllerAliases() }
