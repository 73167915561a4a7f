// Prints, as JSON, the flags and feature gates that one etcd release knows.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	_ "unsafe"

	"go.etcd.io/etcd/client/pkg/v3/types"
	"go.etcd.io/etcd/pkg/v3/flags"
	_ "go.etcd.io/etcd/server/v3/etcdmain"
)

// etcd keeps its flag set to itself.
//
//go:linkname newConfig go.etcd.io/etcd/server/v3/etcdmain.newConfig
func newConfig() *config

type listedFlag struct {
	GoType  string `json:"goType"`
	Default string `json:"default"`
	// Choices are the values, or the exceptions, that the type itself names.
	Choices []string `json:"choices,omitempty"`
}

type gate struct {
	Stage   string `json:"stage"`
	Default bool   `json:"default"`
	Locked  bool   `json:"locked,omitempty"`
	// Flag is what set the same before there were gates.
	Flag string `json:"flag,omitempty"`
}

// chosen values know what they may be.
type chosen interface{ Valids() []string }

// main lists everything. With the argument "set" it reads lines ["NAME","VALUE"] instead, sets each,
// and answers true, or what the flag says.
func main() {
	set := newConfig().flags.set
	if set.Name() != "etcd" {
		panic("flags3*.go no longer describe etcdmain.config")
	}
	if len(os.Args) > 1 && os.Args[1] == "set" {
		answerLines(set)
		return
	}
	listed := map[string]listedFlag{}
	set.VisitAll(func(f *flag.Flag) {
		it := listedFlag{GoType: goTypeOf(f.Value), Default: f.DefValue}
		if value, ok := f.Value.(chosen); ok {
			it.Choices = value.Valids()
		}
		if value, ok := f.Value.(*flags.UniqueURLs); ok {
			for exception := range value.Allowed {
				it.Choices = append(it.Choices, exception)
			}
			sort.Strings(it.Choices)
		}
		listed[f.Name] = it
	})
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"flags": listed, "gates": gates()}); err != nil {
		panic(err)
	}
}

// goTypeOf tells the parser of a flag: its Go type, and in brackets what changes how that one reads.
func goTypeOf(value flag.Value) string {
	name := strings.TrimPrefix(fmt.Sprintf("%T", value), "*")
	if name == "flags.UniqueURLs" && wantsPortOfUnix() {
		return name + "(port)"
	}
	return name
}

// wantsPortOfUnix tells etcd before 3.5.13.
func wantsPortOfUnix() bool {
	_, err := types.NewURLs([]string{"unix://name"})
	return err != nil
}

func answerLines(set *flag.FlagSet) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var pair [2]string
		if err := json.Unmarshal(lines.Bytes(), &pair); err != nil {
			panic(err)
		}
		if err := set.Set(pair[0], pair[1]); err != nil {
			encoded, _ := json.Marshal(err.Error())
			fmt.Println(string(encoded))
		} else {
			fmt.Println("true")
		}
	}
}
