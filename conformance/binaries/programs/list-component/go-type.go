package main

import (
	"net"
	"reflect"

	"github.com/spf13/pflag"
)

// wrappers hold the value that parses, in a field of this name.
var wrappers = map[string]string{
	"pflag.flagValueWrapper": "inner",
	"flag.TrackerValue":      "value",
}

// goTypeOf tells the parser of a flag: its Go type, and in brackets what changes how that one reads.
func goTypeOf(value reflect.Value) string {
	value = reflect.Indirect(value)
	name := value.Type().String()
	if field, ok := wrappers[name]; ok {
		return goTypeOf(value.FieldByName(field).Elem())
	}
	for _, option := range []string{"NoSplit", "allowDefaultEmptyKey"} {
		if value.Kind() == reflect.Struct && value.FieldByName(option).IsValid() && value.FieldByName(option).Bool() {
			return name + "(" + option + ")"
		}
	}
	if name == "pflag.ipValue" && takesEmptyIP() {
		return name + "(empty)"
	}
	return name
}

// takesEmptyIP tells pflag 1.0.6 and later.
func takesEmptyIP() bool {
	var address net.IP
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.IPVar(&address, "address", nil, "")
	return flags.Set("address", "") == nil
}
