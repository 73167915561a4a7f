// Prints what one component knows: its flags, its feature gates, words that its settings choose from
// and, where it has a configuration file, the defaults of that. Which component and minor is decided
// by build tag and -modfile; see conformance/facts.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/logs"
	_ "k8s.io/component-base/logs/json/register" // registers flags of the JSON log format, as each main.go does
)

type flag struct {
	GoType     string `json:"goType"`
	Default    string `json:"default"`
	Deprecated bool   `json:"deprecated,omitempty"`
	Hidden     bool   `json:"hidden,omitempty"`
}

type gate struct {
	Stage   string   `json:"stage"`
	Default bool     `json:"default"`
	Locked  bool     `json:"locked,omitempty"`
	Needs   []string `json:"needs,omitempty"`
}

// known is one component: a file with its build tag makes it.
type known struct {
	flags    *pflag.FlagSet
	defaults any
	words    words
}

// words are lists by name; what is said of a word, mostly nothing, stands beside it.
type words map[string]map[string]string

// plain is a list of words of which nothing is said.
func plain(list []string) map[string]string {
	said := map[string]string{}
	for _, word := range list {
		said[word] = ""
	}
	return said
}

// prepared is the whole flag set of a command, as component-base cli.Run and cobra complete it.
func prepared(command *cobra.Command) *pflag.FlagSet {
	command.SetGlobalNormalizationFunc(cliflag.WordSepNormalizeFunc)
	logs.AddFlags(command.PersistentFlags())
	command.InitDefaultHelpFlag()
	if err := command.ParseFlags(nil); err != nil {
		panic(err)
	}
	return command.Flags()
}

// main lists everything. With the argument "set" it reads lines ["NAME","VALUE"] instead, sets each,
// and answers true, or what the flag says.
func main() {
	it := component()
	if len(os.Args) > 1 && os.Args[1] == "set" {
		answerLines(it.flags)
		return
	}
	listed := map[string]any{
		"flags": flagsOf(it.flags), "gates": gates(), "words": it.words, "defaults": it.defaults,
	}
	if err := json.NewEncoder(os.Stdout).Encode(listed); err != nil {
		panic(err)
	}
}

func flagsOf(flags *pflag.FlagSet) map[string]flag {
	listed := map[string]flag{}
	flags.VisitAll(func(f *pflag.Flag) {
		listed[f.Name] = flag{
			GoType: goTypeOf(reflect.ValueOf(f.Value)), Default: f.DefValue,
			Deprecated: f.Deprecated != "", Hidden: f.Hidden,
		}
	})
	return listed
}

func gates() map[string]gate {
	listed := map[string]gate{}
	for name, spec := range utilfeature.DefaultMutableFeatureGate.GetAll() {
		listed[string(name)] = gate{
			Stage: string(spec.PreRelease), Default: spec.Default, Locked: spec.LockToDefault,
			Needs: needs(string(name)),
		}
	}
	return listed
}

func answerLines(flags *pflag.FlagSet) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var pair [2]string
		if err := json.Unmarshal(lines.Bytes(), &pair); err != nil {
			panic(err)
		}
		if err := flags.Set(pair[0], pair[1]); err != nil {
			encoded, _ := json.Marshal(err.Error())
			fmt.Println(string(encoded))
		} else {
			fmt.Println("true")
		}
	}
}
