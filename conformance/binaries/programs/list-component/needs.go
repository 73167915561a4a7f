//go:build gateneeds

package main

import (
	"sort"

	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/featuregate"
)

// needs are the gates without which an enabled gate stops the component.
func needs(name string) []string {
	var names []string
	for _, needed := range utilfeature.DefaultMutableFeatureGate.Dependencies()[featuregate.Feature(name)] {
		names = append(names, string(needed))
	}
	sort.Strings(names)
	return names
}
