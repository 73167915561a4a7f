module conformance.invalid/flannel

go 1.25.0

require github.com/flannel-io/flannel v0.28.4

replace github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common => github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common v1.1.0

