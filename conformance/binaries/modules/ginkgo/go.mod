module conformance.invalid/ginkgo

go 1.24.0

require github.com/onsi/ginkgo/v2 v2.28.1

