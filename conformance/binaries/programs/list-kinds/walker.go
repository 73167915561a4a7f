package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// scalars are the structs that JSON writes as one value: their own UnmarshalJSON decides.
var scalars = map[string]string{
	"k8s.io/apimachinery/pkg/apis/meta/v1.Duration":                                 "duration",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time":                                     "time",
	"k8s.io/apimachinery/pkg/apis/meta/v1.FieldsV1":                                 "any",
	"k8s.io/apimachinery/pkg/runtime.RawExtension":                                  "any",
	"k8s.io/apimachinery/pkg/runtime.Unknown":                                       "any",
	"k8s.io/apimachinery/pkg/api/resource.Quantity":                                 "quantity",
	"k8s.io/apimachinery/pkg/api/resource.QuantityValue":                            "quantity",
	"k8s.io/apimachinery/pkg/util/intstr.IntOrString":                               "intOrString",
	"k8s.io/component-base/logs/api/v1.TimeOrMetaDuration":                          "durationOrInteger",
	"k8s.io/kubernetes/cmd/kubeadm/app/apis/bootstraptoken/v1.BootstrapTokenString": "bootstrapToken",
}

var unmarshaler = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()

type walker struct {
	types    map[string]map[string]string
	presence map[string]map[string]string
	merge    map[string]map[string]string
	owner    map[string]reflect.Type
}

func newWalker(described group) walker {
	return walker{described.Types, described.Presence, described.Merge, map[string]reflect.Type{}}
}

// typeOf names a type: a scalar, []T for a list, {}T for a map with string keys, or a struct.
func (w walker) typeOf(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		return w.typeOf(t.Elem())
	}
	if name, ok := scalars[t.PkgPath()+"."+t.Name()]; ok {
		return name
	}
	if reflect.PointerTo(t).Implements(unmarshaler) {
		panic(fmt.Sprintf("%s.%s decodes itself: say in scalars how", t.PkgPath(), t.Name()))
	}
	switch t.Kind() {
	case reflect.Struct:
		return w.structOf(t)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		return "[]" + w.typeOf(t.Elem())
	case reflect.Map:
		return "{}" + w.typeOf(t.Elem())
	default:
		return t.Kind().String()
	}
}

func (w walker) structOf(t reflect.Type) string {
	name := t.Name()
	if owner, ok := w.owner[name]; ok {
		if owner != t {
			panic(fmt.Sprintf("two types are called %s: %s and %s", name, owner.PkgPath(), t.PkgPath()))
		}
		return name
	}
	w.owner[name] = t
	w.types[name] = map[string]string{}
	w.presence[name] = map[string]string{}
	w.merge[name] = map[string]string{}
	w.addFields(name, t)
	return name
}

// addFields flattens embedded structs, as encoding/json and sigs.k8s.io/json do.
func (w walker) addFields(owner string, t reflect.Type) {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
			continue
		case name == "" && field.Anonymous:
			w.addFields(owner, field.Type)
			continue
		case name == "":
			name = field.Name
		}
		w.types[owner][name] = w.typeOf(field.Type)
		if presence := presenceOf(field.Type, strings.Split(options, ",")); presence != "" {
			w.presence[owner][name] = presence
		}
		if merge := mergeOf(field.Tag); merge != "" {
			w.merge[owner][name] = merge
		}
	}
}

// mergeOf says how a strategic merge patch treats a field: "merge", "merge=name" for a list of maps
// with that key, "retainKeys". Without a word maps are merged and lists are replaced.
func mergeOf(tag reflect.StructTag) string {
	strategy := tag.Get("patchStrategy")
	if key := tag.Get("patchMergeKey"); key != "" {
		return strategy + "=" + key
	}
	return strategy
}

// presenceOf says when encoding/json writes a field: "always", "orNull" (null stands for nothing),
// "whenSet" (also what is zero), and otherwise what is not zero. omitempty does nothing to a struct.
func presenceOf(t reflect.Type, options []string) string {
	isOmitted := slices.Contains(options, "omitempty")
	switch {
	case slices.Contains(options, "omitzero"):
		return ""
	case t.Kind() == reflect.Pointer && isOmitted:
		return "whenSet"
	case t.Kind() == reflect.Struct || !isOmitted && !isNullable(t):
		return "always"
	case !isOmitted:
		return "orNull"
	default:
		return ""
	}
}

func isNullable(t reflect.Type) bool {
	return slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Map}, t.Kind())
}
