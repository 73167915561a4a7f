//go:build kubelet

package main

import (
	"github.com/spf13/pflag"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/kubelet/config/v1beta1"
	"k8s.io/kubelet/pkg/apis"
	_ "k8s.io/kubernetes/cmd/kubelet/app" // registers feature gates
	"k8s.io/kubernetes/cmd/kubelet/app/options"
	defaults "k8s.io/kubernetes/pkg/kubelet/apis/config/v1beta1"
)

// flags is the set that NewKubeletCommand parses behind cobra's back.
func flags() *pflag.FlagSet {
	set := pflag.NewFlagSet("kubelet", pflag.ContinueOnError)
	set.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	config, err := options.NewKubeletConfiguration()
	if err != nil {
		panic(err)
	}
	options.NewKubeletFlags().AddFlags(set)
	options.AddKubeletConfigFlags(set, config)
	options.AddGlobalFlags(set)
	set.BoolP("help", "h", false, "")
	return set
}

func component() known {
	var config v1beta1.KubeletConfiguration
	defaults.SetObjectDefaults_KubeletConfiguration(&config)
	return known{flags: flags(), defaults: config, words: words{
		"node labels":              plain(apis.KubeletLabels()),
		"node label domains":       plain(apis.KubeletLabelNamespaces()),
		"CPU manager options":      staged(cpuAlpha, cpuBeta, cpuStable),
		"topology manager options": staged(topologyAlpha, topologyBeta, topologyStable),
	}}
}
