module conformance.invalid/cni

go 1.24.2

require github.com/containernetworking/plugins v1.9.1

require github.com/containernetworking/cni v1.3.0 // indirect
