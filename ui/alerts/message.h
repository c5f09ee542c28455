#pragma once
// What a person is told of alerts outside of the pages: title, text, and where it leads. No widget
// here. GUI thread.
#include <QString>

#include "core/alerts/notices.h"

namespace bafar::ui::alerts {

struct Message {
    QString title; ///< the cluster first: a person may watch several
    QString text;
    schema::Severity worst = schema::Severity::Warning;
    QString entity;      ///< the thing that it is about; empty: several
    QString fingerprint; ///< of its only alert; empty: several

    bool operator==(const Message&) const = default;
};

/// Without characters that a desktop's notification area would read as markup.
[[nodiscard]] Message messageOf(const bafar::alerts::Notice& notice, const QString& cluster);

} // namespace bafar::ui::alerts
