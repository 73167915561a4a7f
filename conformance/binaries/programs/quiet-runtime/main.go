// A container runtime that answers and is never ready: a kubelet that talks to it has read its
// whole configuration and touches neither cgroups nor containers.
package main

import (
	"context"
	"log"
	"net"
	"os"

	"google.golang.org/grpc"
	runtime "k8s.io/cri-api/pkg/apis/runtime/v1"
)

type quietRuntime struct {
	runtime.UnimplementedRuntimeServiceServer
	runtime.UnimplementedImageServiceServer
}

func (quietRuntime) Version(context.Context, *runtime.VersionRequest) (*runtime.VersionResponse, error) {
	return &runtime.VersionResponse{
		Version:           "0.1.0",
		RuntimeName:       "quiet",
		RuntimeVersion:    "1.0.0",
		RuntimeApiVersion: "v1",
	}, nil
}

func (quietRuntime) Status(context.Context, *runtime.StatusRequest) (*runtime.StatusResponse, error) {
	conditions := []*runtime.RuntimeCondition{
		{Type: runtime.RuntimeReady, Reason: "Quiet"},
		{Type: runtime.NetworkReady, Reason: "Quiet"},
	}
	return &runtime.StatusResponse{Status: &runtime.RuntimeStatus{Conditions: conditions}}, nil
}

func (quietRuntime) RuntimeConfig(context.Context, *runtime.RuntimeConfigRequest) (*runtime.RuntimeConfigResponse, error) {
	driver := runtime.CgroupDriver_CGROUPFS
	return &runtime.RuntimeConfigResponse{Linux: &runtime.LinuxRuntimeConfiguration{CgroupDriver: driver}}, nil
}

func (quietRuntime) ImageFsInfo(context.Context, *runtime.ImageFsInfoRequest) (*runtime.ImageFsInfoResponse, error) {
	return &runtime.ImageFsInfoResponse{}, nil
}

func main() {
	listener, err := net.Listen("unix", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	runtime.RegisterRuntimeServiceServer(server, quietRuntime{})
	runtime.RegisterImageServiceServer(server, quietRuntime{})
	log.Fatal(server.Serve(listener))
}
