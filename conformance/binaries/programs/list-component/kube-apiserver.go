//go:build kube_apiserver

package main

import (
	extensions "k8s.io/apiextensions-apiserver/pkg/apiserver"
	"k8s.io/apimachinery/pkg/runtime"
	cliflag "k8s.io/component-base/cli/flag"
	aggregator "k8s.io/kube-aggregator/pkg/apiserver/scheme"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/kubeapiserver/options"
)

func component() known {
	return known{
		flags: prepared(app.NewAPIServerCommand()),
		words: words{
			"admission plugins": plain(options.NewAdmissionOptions().GenericAdmission.Plugins.Registered()),
			"API versions":      plain(apiVersions(legacyscheme.Scheme, extensions.Scheme, aggregator.Scheme)),
			"TLS cipher suites": plain(cliflag.TLSCipherPossibleValues()),
			"TLS versions":      plain(cliflag.TLSPossibleVersions()),
		},
	}
}

// apiVersions are those that --runtime-config may name.
func apiVersions(schemes ...*runtime.Scheme) []string {
	var names []string
	for _, scheme := range schemes {
		for _, version := range scheme.PrioritizedVersionsAllGroups() {
			names = append(names, version.Group+"/"+version.Version)
		}
	}
	return names
}
