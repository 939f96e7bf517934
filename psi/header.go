package psi

import (
	"bytes"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
)

// header returns the header of a stream of the given kind, without sections.
func (p *Params) header(kind rcp.Kind) *rcp.Header {
	return &rcp.Header{
		Kind: kind, Suite: uint8(p.Suite), Mode: uint8(p.Mode), Function: Function,
		Agreement: p.Agreement, Session: p.Session,
	}
}

// sectionType is the type of the sections of each kind of stream.
var sectionType = map[rcp.Kind]rcp.SectionType{
	rcp.Set:      rcp.SectionSet,
	rcp.Request:  rcp.SectionElements,
	rcp.Response: rcp.SectionEvaluated,
	rcp.Return:   rcp.SectionRanks,
}

// paramsSize is the length of the parameters of those sections.
var paramsSize = map[rcp.Kind]int{
	rcp.Set: setParamsSize, rcp.Request: requestIDSize, rcp.Response: requestIDSize, rcp.Return: returnParamsSize,
}

// Check refuses a header of another kind, another agreement, another session or
// another cryptographic setting than p, and sections that are not the
// agreement's match keys in their order. Of a request or a response it also
// refuses counts above the caps. Nothing of a stream is used before its header
// was checked.
func (p *Params) Check(h *rcp.Header, kind rcp.Kind) error {
	if err := h.Expect(kind); err != nil {
		return err
	}
	switch {
	case h.Session != p.Session:
		return foreign(message.PsiForeignSession)
	case h.Agreement != p.Agreement:
		return foreign(message.PsiForeignAgreement)
	case h.Suite != uint8(p.Suite), h.Mode != uint8(p.Mode), h.Function != Function:
		return foreign(message.PsiForeignSetting)
	case len(h.Sections) != len(p.Keys):
		return foreign(message.PsiSections)
	case (kind == rcp.Set) != (h.Run == 0): // a set serves all runs
		return foreign(message.PsiForeignRun)
	}
	for i, s := range h.Sections {
		k := p.Keys[i]
		if s.Type != sectionType[kind] || s.Name != k.Name || s.Width != 1 {
			return foreign(message.PsiSections)
		}
		if len(s.Params) != paramsSize[kind] {
			return foreign(message.PsiSections)
		}
		if (kind == rcp.Request || kind == rcp.Response) && s.Count > k.Cap {
			return message.New(message.PsiCap, k.Name, s.Count, k.Cap).Of(ErrRefused)
		}
	}
	return nil
}

// foreign returns the error of a stream that belongs elsewhere.
func foreign(id message.ID) error { return message.New(id).Of(rcp.ErrFile) }

// sameRequest reports whether two headers, of a request or of a response, are
// of one request; both have been checked.
func sameRequest(a, b *rcp.Header) bool {
	for i, s := range a.Sections {
		if t := b.Sections[i]; s.Count != t.Count || !bytes.Equal(s.Params, t.Params) {
			return false
		}
	}
	return true
}
