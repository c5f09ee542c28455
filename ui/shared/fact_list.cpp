#include <QGridLayout>
#include <algorithm>

#include "ui/shared/first_line.h"
#include "ui/shared/format.h"
#include "ui/shared/short_label.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

/// Pixels from the top of a label to the base line of its first words.
int baseOf(const QLabel& label)
{
    return qRound(firstLineOf(label.text(), label.font()).ascent);
}

/// Puts the texts of both on one base line.
void level(QLabel& name, QLabel& value)
{
    const int lower = baseOf(name) - baseOf(value);
    name.setContentsMargins(0, std::max(0, -lower), 0, 0);
    value.setContentsMargins(0, std::max(0, lower), 0, 0);
}

} // namespace

FactList::FactList(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout(this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
}

void FactList::setRows(const std::vector<Row>& rows)
{
    if (rows == rows_) {
        return;
    }
    rows_ = rows;
    while (names_.size() > rows.size()) {
        delete names_.back();
        delete values_.back();
        names_.pop_back();
        values_.pop_back();
    }
    while (names_.size() < rows.size()) {
        const int row = static_cast<int>(names_.size());
        QLabel* name = makeLabel(QString(), TextRole::Muted, this);
        auto* value = new ShortLabel(TextRole::Body, FactLinesMax, this);
        value->setWhole(whole_);
        name->setAlignment((startAlignment() & ~Qt::AlignVertical_Mask) | Qt::AlignTop);
        name->setMinimumWidth(92);
        name->setMaximumWidth(150);
        name->setWordWrap(true);
        value->setAlignment(name->alignment());
        setTone(value, muted_ ? "stale" : "");
        grid_->addWidget(name, row, 0);
        grid_->addWidget(value, row, 1);
        names_.push_back(name);
        values_.push_back(value);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        names_[i]->setText(breakable(rows[i].name));
        const QString value = breakable(rows[i].value);
        values_[i]->setFont(rows[i].technical ? technicalFont() : bodyFont());
        values_[i]->setText(rows[i].technical ? technical(value) : value);
        level(*names_[i], *values_[i]);
        values_[i]->setAccessibleName(
            rows[i].name + QStringLiteral(": ") +
            (rows[i].technical ? technical(rows[i].value) : rows[i].value));
    }
}

int FactList::firstBase() const
{
    return rows_.empty() ? 0 : std::max(baseOf(*names_.front()), baseOf(*values_.front()));
}

void FactList::setMuted(bool muted)
{
    muted_ = muted;
    for (ShortLabel* value : values_) {
        setTone(value, muted ? "stale" : ""); // which does nothing where it is so already
    }
}

} // namespace bafar::shared
