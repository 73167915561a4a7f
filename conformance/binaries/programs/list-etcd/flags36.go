//go:build !etcd35

package main

import (
	"flag"

	"go.etcd.io/etcd/pkg/v3/featuregate"
	"go.etcd.io/etcd/server/v3/embed"
)

// config is etcdmain.config up to its flag set.
type config struct {
	embed embed.Config
	flags struct{ set *flag.FlagSet }
}

func gates() map[string]gate {
	listed := map[string]gate{}
	known := embed.NewConfig().ServerFeatureGate.(featuregate.MutableFeatureGate)
	for name, spec := range known.GetAll() {
		listed[string(name)] = gate{string(spec.PreRelease), spec.Default, spec.LockToDefault, oldFlag(name)}
	}
	return listed
}
