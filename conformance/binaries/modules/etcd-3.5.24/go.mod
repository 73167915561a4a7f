module conformance.invalid/etcd-3.5.24

go 1.24

require go.etcd.io/etcd/server/v3 v3.5.24

