// Prints what resource.ParseQuantity makes of numbers × suffixes: [text, canonical text or null, sign].
// go run . > ../../test/k8s/quantity-verdicts.jsonl
package main

import (
	"encoding/json"
	"fmt"

	"k8s.io/apimachinery/pkg/api/resource"
)

var signs = []string{"", "-", "+"}

var numbers = []string{
	"", "0", "00", "7", "8", "010", "100", "1000", "1024", "1536", "12000", ".", "1.", ".5", "0.5", "1.5", "1.25",
	"0.001", "0.0000000001", "1.0000000001", "2.000", "999999999999999999", "9223372036854775807",
	"9223372036854775808", "1.2.3", "1,5", "1_000", "0x10", "a",
}

var suffixes = []string{
	"", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "K", "i", "mi", "g", "B",
	"e", "e0", "e1", "e3", "E3", "e+3", "e-3", "e-9", "e-10", "e-30", "e20", "e400", "e401", "e-4294967296",
	"e99999999999999999999", "E+", "ee3", " Mi", " ",
}

func main() {
	fmt.Println(`{"about":"[text, String() or null where it is refused, Sign()]","function":"k8s.io/apimachinery v0.37.1 resource.ParseQuantity"}`)
	for _, sign := range signs {
		for _, number := range numbers {
			for _, suffix := range suffixes {
				row, err := json.Marshal(verdict(sign + number + suffix))
				if err != nil {
					panic(err)
				}
				fmt.Println(string(row))
			}
		}
	}
}

func verdict(text string) []any {
	quantity, err := resource.ParseQuantity(text)
	if err != nil {
		return []any{text, nil}
	}
	return []any{text, quantity.String(), quantity.Sign()}
}
