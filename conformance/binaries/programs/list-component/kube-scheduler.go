//go:build kube_scheduler

package main

import "k8s.io/kubernetes/cmd/kube-scheduler/app"

func component() known { return known{flags: prepared(app.NewSchedulerCommand())} }
