package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type In struct {
	Docs    []string `json:"docs"`
	Streams []string `json:"streams"`
}
type Doc struct {
	Text   string          `json:"text"`
	JSON   json.RawMessage `json:"json,omitempty"`
	Error  string          `json:"error,omitempty"`
	Strict string          `json:"strict,omitempty"`
}
type Stream struct {
	Text    string            `json:"text"`
	Chunks  []string          `json:"chunks"`
	IsJSON  []bool            `json:"isJson"`
	Error   string            `json:"error,omitempty"`
	Kubectl []json.RawMessage `json:"kubectl"`
	KError  string            `json:"kubectlError,omitempty"`
}

func doc(s string) (d Doc) {
	d.Text = s
	j, err := yaml.YAMLToJSON([]byte(s))
	if err != nil {
		d.Error = err.Error()
		return
	}
	d.JSON = j
	if _, err := yaml.YAMLToJSONStrict([]byte(s)); err != nil {
		d.Strict = err.Error()
	}
	return
}
func stream(s string) (d Stream) {
	d.Text = s
	d.Chunks = []string{}
	d.IsJSON = []bool{}
	d.Kubectl = []json.RawMessage{}
	r := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(s)))
	for {
		b, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			d.Error = err.Error()
			break
		}
		if len(b) == 0 {
			break
		}
		d.Chunks = append(d.Chunks, string(b))
		d.IsJSON = append(d.IsJSON, utilyaml.IsJSONBuffer(b))
	}
	k := utilyaml.NewYAMLOrJSONDecoder(strings.NewReader(s), 4096)
	for {
		var raw json.RawMessage
		err := k.Decode(&raw)
		if err == io.EOF {
			break
		}
		if err != nil {
			d.KError = err.Error()
			break
		}
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		d.Kubectl = append(d.Kubectl, append(json.RawMessage{}, raw...))
	}
	return
}
func main() {
	var in In
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		panic(err)
	}
	out := map[string]any{}
	ds := []Doc{}
	for _, s := range in.Docs {
		ds = append(ds, doc(s))
	}
	ss := []Stream{}
	for _, s := range in.Streams {
		ss = append(ss, stream(s))
	}
	out["docs"] = ds
	out["streams"] = ss
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	e.Encode(out)
}
