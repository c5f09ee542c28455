#pragma once
// Why an agent did not answer as asked, from the reply of Qt Network. GUI thread.
#include <QByteArray>
#include <string>

#include "core/base/result.h"

class QNetworkReply;

namespace bafar::link {

/// Bytes of an answer that is no stream.
inline constexpr qint64 AnswerMax = 8 << 20;

/// On a reply: why it was cut here; a sentence.
inline constexpr const char* RefusalProperty = "refusal";

/// The reason of a reply that has ended without success. `body`: what of it was read already.
[[nodiscard]] Error refusalOf(QNetworkReply& reply, const std::string& node, QByteArray body = {});

/// The code of that name on the wire; Internal: there is none.
[[nodiscard]] Code codeOf(std::string_view name);

} // namespace bafar::link
