// Runs kubeadm's own commands one after the other: to start the program costs more than most of
// its commands. Requests and answers are lines of JSON; kubeadm sees the folder it is given as root.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"k8s.io/apimachinery/pkg/runtime/serializer/yaml"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/cmd/kubeadm/app/cmd"
	"k8s.io/kubernetes/cmd/kubeadm/app/util"
)

// A command, or a configuration whose documents are to be named.
type request struct {
	Args    []string `json:"args"`
	Seconds int      `json:"seconds"`
	Config  *string  `json:"config"`
}

// What kubeadm takes the documents of a configuration for before it looks into them, and the texts
// that it cannot read so far. A configuration that it cannot cut is refused by each of its commands.
type reading struct {
	Heads  []head   `json:"heads"`
	Unread []string `json:"unread"`
	IsCut  bool     `json:"isCut"`
}

type head struct {
	Group string `json:"group"`
	Kind  string `json:"kind"`
}

// Without an exit code the command has not ended: it has begun to look at the host, or its time
// was over. In the second case this program ends, as nobody can stop a goroutine.
type answer struct {
	ExitCode *int   `json:"exitCode"`
	Output   string `json:"output"`
	IsLast   bool   `json:"isLast"`
}

const (
	// What `init` and `join` print when they have taken their configuration; some checks after it
	// wait for minutes.
	looksAtHost = "[preflight] Running pre-flight checks"
	endOfOutput = "[resident] end of output"
)

func main() {
	answers := json.NewEncoder(os.Stdout)
	seen := watchOutput()
	if err := enter(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	requests := json.NewDecoder(os.Stdin)
	for {
		var asked request
		if requests.Decode(&asked) != nil {
			return
		}
		if asked.Config != nil {
			if answers.Encode(read(*asked.Config)) != nil {
				return
			}
			continue
		}
		given := follow(asked, seen)
		if answers.Encode(given) != nil || given.IsLast {
			return
		}
	}
}

// Most of kubeadm prints to the process' own output. What is looked for there is handed on.
func watchOutput() <-chan string {
	reader, writer, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	os.Stdout = writer
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	seen := make(chan string)
	go func() {
		lines := bufio.NewReader(reader)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			for _, mark := range []string{looksAtHost, endOfOutput} {
				if strings.Contains(line, mark) {
					seen <- mark
				}
			}
		}
	}()
	return seen
}

func enter(root string) error {
	if err := syscall.Chroot(root); err != nil {
		return err
	}
	return os.Chdir("/")
}

func read(config string) reading {
	_, err := util.GroupVersionKindsFromBytes([]byte(config))
	found := reading{Heads: []head{}, Unread: []string{}, IsCut: err == nil}
	pieces := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(config)))
	for {
		piece, err := pieces.Read()
		if err == io.EOF {
			return found
		}
		if err != nil {
			found.Unread = append(found.Unread, config)
			return found
		}
		gvk, err := yaml.DefaultMetaFactory.Interpret(piece)
		if err != nil {
			found.Unread = append(found.Unread, string(piece))
			continue
		}
		found.Heads = append(found.Heads, head{Group: gvk.Group, Kind: gvk.Kind})
	}
}

func follow(asked request, seen <-chan string) answer {
	done := make(chan answer, 1)
	go func() { done <- run(asked.Args) }()
	select {
	case given := <-done:
		fmt.Println(endOfOutput)
		for <-seen != endOfOutput {
		}
		return given
	case <-seen:
		return answer{Output: looksAtHost}
	case <-time.After(time.Duration(asked.Seconds) * time.Second):
		return answer{Output: "no end in time", IsLast: true}
	}
}

func run(args []string) (given answer) {
	var said bytes.Buffer
	code := 0
	defer func() {
		if panicked := recover(); panicked != nil {
			code = 2
			fmt.Fprintln(&said, "panic:", panicked)
		}
		given = answer{ExitCode: &code, Output: said.String()}
	}()
	command := cmd.NewKubeadmCommand(bytes.NewReader(nil), &said, &said)
	command.SetArgs(args)
	if err := command.Execute(); err != nil {
		code = 1
		fmt.Fprintln(&said, err)
	}
	return
}
