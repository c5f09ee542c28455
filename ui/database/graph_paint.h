#pragma once
// How a card and an arrow of the replication graph are painted. Places are the widget's own: what
// is mirrored is so already. GUI thread.
#include <QPointF>
#include <QRectF>
#include <QString>

#include "ui/database/link_look.h"

class QPainter;

namespace bafar::shared {
struct Tokens;
}

namespace bafar::ui::database {

struct CardFace {
    QRectF area;
    schema::State state = schema::State::Unknown;
    QString title;
    QString role;
    QString line;                               ///< what it does and how far it is
    schema::State lineTone = schema::State::Ok; ///< Failed, Degraded: the line is what is wrong
    QString gtid;
    bool chosen = false;
    bool focused = false;
    bool mirrored = false;
};

void paintCard(QPainter& painter, const CardFace& face, const shared::Tokens& tokens);

/// A curve from its beginning over two handles to its end.
struct LinkPath {
    QPointF begin;
    QPointF first;
    QPointF second;
    QPointF end;
};

/// Solid: commits wait for the replica; dash and dot: they do not; dots: connecting; dashes:
/// stopped; dash and two dots: stale; sparse dots: not known. What is not well has its state's mark
/// on the middle, before the `label` that stands there; empty: none.
void paintLink(QPainter& painter,
               const LinkPath& path,
               const LinkLook& look,
               const QString& label,
               const shared::Tokens& tokens);

} // namespace bafar::ui::database
