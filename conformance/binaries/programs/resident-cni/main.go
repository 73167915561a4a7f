// Reads network configuration lists and puts pods into their networks, with the real libcni and the
// real plugins, one list after the other. Requests and answers are lines of JSON. A list gets a host
// of its own: network, /run and /var/lib begin empty and go with the thread that they belong to.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/containernetworking/cni/libcni"
	"github.com/containernetworking/cni/pkg/invoke"
	"github.com/containernetworking/cni/pkg/types"
	"github.com/containernetworking/cni/pkg/version"
)

type request struct {
	List string `json:"list"`
	// None: the list is only read.
	Pods int `json:"pods"`
}

type answer struct {
	Succeeded bool           `json:"succeeded"`
	Says      string         `json:"says"`
	Results   []types.Result `json:"results"`
}

const (
	listFile = "/run/net.d/10-judged.conflist"
	patience = time.Minute
)

// The first thread carries the process: it must outlive every list.
func init() { runtime.LockOSThread() }

func main() {
	requests, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var asked request
		if requests.Decode(&asked) != nil {
			return
		}
		given := make(chan answer)
		go onHostOfItsOwn(func() answer { return judge(asked) }, given)
		if answers.Encode(<-given) != nil {
			return
		}
	}
}

// Go ends the thread of a goroutine that returns without unlocking it.
func onHostOfItsOwn(use func() answer, given chan<- answer) {
	runtime.LockOSThread()
	must(syscall.Unshare(syscall.CLONE_NEWNS))
	for _, folder := range []string{"/run", "/var/lib"} {
		must(syscall.Mount("tmpfs", folder, "tmpfs", 0, ""))
	}
	// A plugin keeps what has a relative path where it is started.
	must(syscall.Chdir("/run"))
	given <- use()
}

func judge(asked request) answer {
	must(os.MkdirAll(filepath.Dir(listFile), 0o755))
	must(os.WriteFile(listFile, []byte(asked.List), 0o600))
	list, err := libcni.NetworkConfFromFile(listFile)
	if err != nil {
		return answer{Says: err.Error()}
	}
	namespaces := makeNetworks(asked.Pods)
	said := &bytes.Buffer{}
	results, err := addAndDelete(list, namespaces, said)
	if err != nil {
		fmt.Fprintln(said, err)
		return answer{Says: said.String()}
	}
	return answer{Succeeded: true, Says: said.String(), Results: results}
}

// Leaves the thread in a new network that is set up as $NETWORK says in the words of ip.
func makeNetworks(pods int) (namespaces []string) {
	if pods == 0 {
		return
	}
	must(os.MkdirAll("/run/netns", 0o755))
	for pod := 1; pod <= pods; pod++ {
		namespace := fmt.Sprintf("/run/netns/cnitool-%020d", pod)
		must(syscall.Unshare(syscall.CLONE_NEWNET))
		must(os.WriteFile(namespace, nil, 0o600))
		must(syscall.Mount("/proc/thread-self/ns/net", namespace, "", syscall.MS_BIND, ""))
		namespaces = append(namespaces, namespace)
	}
	must(syscall.Unshare(syscall.CLONE_NEWNET))
	ip := exec.Command("ip", "-batch", "-")
	ip.Stdin = strings.NewReader(os.Getenv("NETWORK"))
	must(ip.Run())
	return
}

func addAndDelete(list *libcni.NetworkConfigList, namespaces []string, said *bytes.Buffer) ([]types.Result, error) {
	plugins := libcni.NewCNIConfig(filepath.SplitList(os.Getenv("CNI_PATH")), &invoke.DefaultExec{
		RawExec:       &invoke.RawExec{Stderr: said},
		PluginDecoder: version.PluginDecoder{},
	})
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	results := []types.Result{}
	for _, namespace := range namespaces {
		result, err := plugins.AddNetworkList(ctx, list, interfaceIn(namespace))
		if err != nil {
			return nil, err
		}
		results = append(results, result)
	}
	for _, namespace := range namespaces {
		if err := plugins.DelNetworkList(ctx, list, interfaceIn(namespace)); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// The id has the length of cnitool's: libcni makes a file name of it.
func interfaceIn(namespace string) *libcni.RuntimeConf {
	return &libcni.RuntimeConf{ContainerID: filepath.Base(namespace), NetNS: namespace, IfName: "eth0"}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
