module conformance.invalid/kube-vip

go 1.26.0

require github.com/kube-vip/kube-vip-cloud-provider v0.0.12

require (
	k8s.io/client-go v0.32.3 // indirect
	sigs.k8s.io/yaml v1.4.0 // indirect
)
