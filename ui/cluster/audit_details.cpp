#include "ui/cluster/audit_details.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "core/schema/json.h"
#include "ui/cluster/audit_facts.h"
#include "ui/cluster/audit_words.h"
#include "ui/shared/status_dot.h"

namespace bafar::ui::cluster {
namespace {

constexpr int AuditDetailsLeast = 216; ///< pixels that show six facts beside six, of a line each

} // namespace

AuditDetails::AuditDetails(QWidget* parent)
    : QScrollArea(parent)
    , content_(new QWidget)
    , nothing_(shared::makeLabel(tr("Choose a row to see all about it."), shared::TextRole::Muted))
    , dot_(new shared::StatusDot(content_))
    , what_(new shared::ElidedLabel(content_))
    , deed_(new shared::FactList(content_))
    , origin_(new shared::FactList(content_))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("surface", QByteArrayLiteral("panel"));
    setFocusPolicy(Qt::NoFocus);
    setFixedHeight(AuditDetailsLeast);
    setObjectName(QStringLiteral("auditDetails"));
    setAccessibleName(tr("The chosen line of the audit log"));
    auto* outer = new QWidget;
    outer->setProperty("surface", QByteArrayLiteral("panel"));
    outer->setAttribute(Qt::WA_StyledBackground);
    auto* stack = new QVBoxLayout(outer);
    stack->setContentsMargins(16, 10, 16, 12);
    stack->addWidget(nothing_);
    stack->addWidget(content_);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(makeAuditHead(content_));
    auto* facts = new QHBoxLayout;
    facts->setSpacing(32);
    facts->addWidget(deed_, 1, Qt::AlignTop);
    facts->addWidget(origin_, 1, Qt::AlignTop);
    layout->addLayout(facts);
    layout->addStretch(1);
    setWidget(outer);
    content_->hide();
    parent->installEventFilter(this);
}

bool AuditDetails::event(QEvent* event)
{
    const bool isDone = QScrollArea::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        fitHeight();
    }
    return isDone;
}

bool AuditDetails::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize) {
        fitHeight();
    }
    return QScrollArea::eventFilter(object, event);
}

/// It does not shrink from one line to the next: the table above would not stand still.
void AuditDetails::fitHeight()
{
    if (fittedWidth_ != width()) {
        fittedWidth_ = width();
        needed_ = AuditDetailsLeast;
    }
    const int frame = 2 * frameWidth();
    needed_ = std::max(needed_, widget()->heightForWidth(width() - frame) + frame);
    setFixedHeight(std::min(needed_, std::max(AuditDetailsLeast, parentWidget()->height() / 2)));
}

/// The first facts of both lists stand on one base line, whatever letters they have.
void AuditDetails::levelFacts()
{
    const int lower = deed_->firstBase() - origin_->firstBase();
    deed_->setContentsMargins(0, std::max(0, -lower), 0, 0);
    origin_->setContentsMargins(0, std::max(0, lower), 0, 0);
}

QHBoxLayout* AuditDetails::makeAuditHead(QWidget* place)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    what_->setFont(shared::strongFont());
    row->addWidget(dot_);
    row->addWidget(what_, 1);
    const auto add = [&](const QString& text, const char* name, auto make) {
        QPushButton* button = shared::makeButton(text, "quiet", place);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this,
                [this, make] { QGuiApplication::clipboard()->setText(make(*line_)); });
        row->addWidget(button);
    };
    add(tr("Copy as text"), "copyAuditText", &auditText);
    add(tr("Copy as JSON"), "copyAuditJson", [](const AuditLine& line) {
        return QString::fromStdString(schema::prettyJson(schema::toJson(line.record)));
    });
    return row;
}

void AuditDetails::show(const AuditLinePtr& line)
{
    const bool other = line != line_;
    line_ = line;
    content_->setVisible(line != nullptr);
    nothing_->setVisible(line == nullptr);
    if (line == nullptr) {
        return;
    }
    const AuditVerdict verdict = auditVerdict(line->entry);
    dot_->setState(verdict.mark);
    dot_->setAccessibleName(verdict.word); // its shape is a state's, too
    dot_->setToolTip(verdict.word);
    what_->setText(auditWhat(line->entry));
    deed_->setRows(auditDeed(*line));
    origin_->setRows(auditOrigin(*line));
    levelFacts();
    if (other) {
        verticalScrollBar()->setValue(0);
    }
}

} // namespace bafar::ui::cluster
