package main

import (
	"fmt"
	"net"
	"reflect"
	"strings"

	"github.com/spf13/pflag"
)

// goTypeOf tells the parser of a flag: its Go type, and in brackets what changes how that one reads.
func goTypeOf(value pflag.Value) string {
	name := strings.TrimPrefix(fmt.Sprintf("%T", value), "*")
	fields := reflect.Indirect(reflect.ValueOf(value))
	if name == "pflag.flagValueWrapper" {
		return strings.TrimPrefix(fields.FieldByName("inner").Elem().Type().String(), "*")
	}
	for _, option := range []string{"NoSplit", "allowDefaultEmptyKey"} {
		if fields.Kind() == reflect.Struct && fields.FieldByName(option).IsValid() && fields.FieldByName(option).Bool() {
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
