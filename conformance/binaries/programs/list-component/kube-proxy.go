//go:build kube_proxy

package main

import (
	"k8s.io/kube-proxy/config/v1alpha1"
	"k8s.io/kubernetes/cmd/kube-proxy/app"
	defaults "k8s.io/kubernetes/pkg/proxy/apis/config/v1alpha1"
)

func component() known {
	var config v1alpha1.KubeProxyConfiguration
	defaults.SetObjectDefaults_KubeProxyConfiguration(&config)
	return known{flags: prepared(app.NewProxyCommand()), defaults: config}
}
