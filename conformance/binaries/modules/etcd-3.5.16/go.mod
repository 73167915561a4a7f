module conformance.invalid/etcd-3.5.16

go 1.22

require go.etcd.io/etcd/server/v3 v3.5.16

