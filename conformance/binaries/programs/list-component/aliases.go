//go:build kube_controller_manager && !minor28

package main

import "k8s.io/kubernetes/cmd/kube-controller-manager/app"

func aliases() map[string]string { return app.ControllerAliases() }
