module conformance.invalid/etcd-3.5.12

go 1.20

require go.etcd.io/etcd/server/v3 v3.5.12

