//go:build !etcd35 && !etcd36

package main

import "go.etcd.io/etcd/pkg/v3/featuregate"

// oldFlag: the experimental flags are gone with 3.7.
func oldFlag(featuregate.Feature) string { return "" }
