#include "ui/services/log_search.h"

#include <algorithm>

namespace bafar::ui::services {

LogSearch::LogSearch(LogModel* model)
    : QObject(model)
    , model_(model)
{
    connect(model, &LogModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { look(first, last); });
    connect(model, &LogModel::rowsRemoved, this, [this] {
        const LogRow* oldest = model_->rowAt(0);
        while (!found_.empty() && (oldest == nullptr || found_.front() < oldest->number)) {
            found_.pop_front();
        }
        Q_EMIT changed();
    });
    connect(model, &LogModel::modelReset, this, &LogSearch::scan);
}

void LogSearch::setWord(const QString& word)
{
    if (word != word_) {
        word_ = word;
        scan();
    }
}

void LogSearch::scan()
{
    found_.clear();
    look(0, model_->rowCount() - 1);
}

void LogSearch::look(int first, int last)
{
    for (int row = first; row <= last && !word_.isEmpty(); ++row) {
        const LogRow* one = model_->rowAt(row);
        if (one != nullptr && one->kind == LogRow::Kind::Line &&
            one->text.contains(word_, Qt::CaseInsensitive)) {
            found_.push_back(one->number);
        }
    }
    Q_EMIT changed();
}

std::uint64_t LogSearch::next(std::uint64_t from, bool forward) const
{
    if (found_.empty()) {
        return 0;
    }
    if (forward) {
        const auto after = std::upper_bound(found_.begin(), found_.end(), from);
        return after == found_.end() ? found_.front() : *after;
    }
    const auto here = std::lower_bound(found_.begin(), found_.end(), from);
    return here == found_.begin() ? found_.back() : *std::prev(here);
}

std::size_t LogSearch::placeOf(std::uint64_t number) const
{
    const auto here = std::lower_bound(found_.begin(), found_.end(), number);
    return here == found_.end() || *here != number
               ? 0
               : static_cast<std::size_t>(here - found_.begin()) + 1;
}

} // namespace bafar::ui::services
