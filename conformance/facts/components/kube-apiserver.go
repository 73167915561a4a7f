//go:build kube_apiserver

package main

import "k8s.io/kubernetes/cmd/kube-apiserver/app"

func component() known { return known{flags: prepared(app.NewAPIServerCommand())} }
