//go:build etcd35

package main

import (
	"flag"

	"go.etcd.io/etcd/server/v3/embed"
)

// config is etcdmain.config up to its flag set.
type config struct {
	embed embed.Config
	proxy struct {
		waits [5]uint
		words [4]string
	}
	flags struct{ set *flag.FlagSet }
}

func gates() map[string]gate { return nil }
