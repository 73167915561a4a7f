//go:build kube_controller_manager

package main

import "k8s.io/kubernetes/cmd/kube-controller-manager/app"

func component() known {
	names := app.KnownControllers()
	for alias := range aliases() {
		names = append(names, alias)
	}
	return known{
		flags: prepared(app.NewControllerManagerCommand()),
		words: words{"controllers": plain(names)},
	}
}
