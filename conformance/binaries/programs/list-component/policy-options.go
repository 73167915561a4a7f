//go:build kubelet

package main

import (
	_ "unsafe" // for go:linkname

	_ "k8s.io/kubernetes/pkg/kubelet/cm/cpumanager"
	_ "k8s.io/kubernetes/pkg/kubelet/cm/topologymanager"
)

// policyOptions is k8s.io/apimachinery/pkg/util/sets.String, and sets.Set[string] later.
type policyOptions map[string]struct{}

// The kubelet keeps its lists to itself.
var (
	//go:linkname cpuAlpha k8s.io/kubernetes/pkg/kubelet/cm/cpumanager.alphaOptions
	cpuAlpha policyOptions
	//go:linkname cpuBeta k8s.io/kubernetes/pkg/kubelet/cm/cpumanager.betaOptions
	cpuBeta policyOptions
	//go:linkname cpuStable k8s.io/kubernetes/pkg/kubelet/cm/cpumanager.stableOptions
	cpuStable policyOptions
	//go:linkname topologyAlpha k8s.io/kubernetes/pkg/kubelet/cm/topologymanager.alphaOptions
	topologyAlpha policyOptions
	//go:linkname topologyBeta k8s.io/kubernetes/pkg/kubelet/cm/topologymanager.betaOptions
	topologyBeta policyOptions
	//go:linkname topologyStable k8s.io/kubernetes/pkg/kubelet/cm/topologymanager.stableOptions
	topologyStable policyOptions
)

func staged(alpha, beta, stable policyOptions) map[string]string {
	list := map[string]string{}
	for stage, names := range map[string]policyOptions{"alpha": alpha, "beta": beta, "stable": stable} {
		for name := range names {
			list[name] = stage
		}
	}
	return list
}
