// Runs kubeadm's own commands one after the other: to start the program costs more than most of
// its commands. Requests and answers are lines of JSON; kubeadm sees the folder it is given as root.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"time"

	"k8s.io/klog/v2"
	"k8s.io/kubernetes/cmd/kubeadm/app/cmd"
)

type request struct {
	Args    []string `json:"args"`
	Seconds int      `json:"seconds"`
}

// Without an exit code: the command did not end in time.
type answer struct {
	ExitCode *int   `json:"exitCode"`
	Output   string `json:"output"`
}

func main() {
	answers := json.NewEncoder(os.Stdout)
	silence()
	if err := enter(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	requests := json.NewDecoder(bufio.NewReader(os.Stdin))
	for {
		var asked request
		if requests.Decode(&asked) != nil {
			return
		}
		given := runInTime(asked)
		answers.Encode(given)
		if given.ExitCode == nil {
			// Nobody can stop a goroutine.
			return
		}
	}
}

// Most of kubeadm prints to the process' own output.
func silence() {
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout = null
		klog.LogToStderr(false)
		klog.SetOutput(null)
	}
}

func enter(root string) error {
	if err := syscall.Chroot(root); err != nil {
		return err
	}
	return os.Chdir("/")
}

func runInTime(asked request) answer {
	done := make(chan answer, 1)
	go func() { done <- run(asked.Args) }()
	select {
	case given := <-done:
		return given
	case <-time.After(time.Duration(asked.Seconds) * time.Second):
		return answer{Output: "no end in time"}
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
