//go:build etcd36

package main

import (
	"go.etcd.io/etcd/pkg/v3/featuregate"
	"go.etcd.io/etcd/server/v3/features"
)

// oldFlag sets the same as the gate, and may not stand beside it.
func oldFlag(name featuregate.Feature) string {
	for flag, gate := range features.ExperimentalFlagToFeatureMap {
		if gate == name {
			return flag
		}
	}
	return ""
}
