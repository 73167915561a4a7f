//go:build kube_scheduler

package main

import (
	"k8s.io/kubernetes/cmd/kube-scheduler/app"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins"
)

func component() known {
	var names []string
	for name := range plugins.NewInTreeRegistry() {
		names = append(names, name)
	}
	return known{
		flags: prepared(app.NewSchedulerCommand()),
		words: words{"scheduler plugins": plain(names)},
	}
}
