module conformance.invalid/kube-vip-image

go 1.26.4

require github.com/kube-vip/kube-vip v1.2.2

