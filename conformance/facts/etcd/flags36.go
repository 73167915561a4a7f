//go:build !etcd35

package main

import (
	"flag"

	"go.etcd.io/etcd/server/v3/embed"
	"go.etcd.io/etcd/server/v3/features"
)

// config is etcdmain.config up to its flag set.
type config struct {
	embed embed.Config
	flags struct{ set *flag.FlagSet }
}

func gates() map[string]gate {
	// Every gate set of k8s.io/component-base and of etcd has these two.
	listed := map[string]gate{"AllAlpha": {Stage: "ALPHA"}, "AllBeta": {Stage: "BETA"}}
	for name, spec := range features.DefaultEtcdServerFeatureGates {
		listed[string(name)] = gate{string(spec.PreRelease), spec.Default, spec.LockToDefault}
	}
	return listed
}
