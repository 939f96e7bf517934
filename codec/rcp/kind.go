package rcp

import (
	"strconv"

	"recoupe/internal/message"
)

// kinds gives for each kind its name in data, its name for people, where it
// belongs, and the section types that it may hold.
var kinds = map[Kind]struct {
	name     string
	message  message.ID
	hint     message.ID
	sections []SectionType
}{
	Set:      {"set", message.RcpKindSet, message.RcpHintSet, []SectionType{SectionSet}},
	Request:  {"request", message.RcpKindRequest, message.RcpHintRequest, []SectionType{SectionElements}},
	Response: {"response", message.RcpKindResponse, message.RcpHintResponse, []SectionType{SectionEvaluated}},
	Return:   {"return", message.RcpKindReturn, message.RcpHintReturn, []SectionType{SectionRanks}},
}

// String returns the name of k as data has it, in no language.
func (k Kind) String() string {
	if e, ok := kinds[k]; ok {
		return e.name
	}
	return strconv.Itoa(int(k))
}

// Message returns the name of k for people; it is empty for an unknown kind.
func (k Kind) Message() message.ID { return kinds[k].message }

// Expect refuses a file that is not of kind k, and says where it belongs.
func (h *Header) Expect(k Kind) error {
	if h.Kind == k {
		return nil
	}
	return Refuse(message.New(message.RcpKind, h.Kind.Message(), k.Message()).
		WithHint(kinds[h.Kind].hint))
}
