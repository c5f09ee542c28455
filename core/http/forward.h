#pragma once
// What one hop may hand to the next.
//
// Pure; safe on every thread. Source: RFC 9110 section 7.6.1.
// Deviates: fields that say whom a request is for or who sent it stay although Connection nominates
// them; taking them away on a client's word would let it hide from the server behind us.
#include "core/http/head.h"

namespace bafar::http {

/// Marks (Field::hop) every field that ends here: the hop-by-hop ones, those that Connection
/// nominates unless they are essential, Content-Length (the writer sets the framing anew), and
/// Upgrade unless `keepUpgrade`, for which the writer must then write Connection itself.
void markHopByHop(Fields& fields, bool keepUpgrade);

} // namespace bafar::http
