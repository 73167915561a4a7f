//go:build kube_controller_manager

package main

import "k8s.io/kubernetes/cmd/kube-controller-manager/app"

func component() known { return known{flags: prepared(app.NewControllerManagerCommand())} }
