// Only marks the folder: ../etcd.ts writes the requirements of each release.
module conformance.invalid/etcd

go 1.22.0
